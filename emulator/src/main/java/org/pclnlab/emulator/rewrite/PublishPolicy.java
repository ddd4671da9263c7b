package org.pclnlab.emulator.rewrite;

/**
 * What happens to links and times when a file is replaced.
 *
 * @param followLinks a symbolic link stays and what it points to is replaced; otherwise the link becomes a file, as with
 *     LLGo
 * @param splitLinks a file with several names may be replaced under this one; the others keep the old bytes
 * @param keepTimes the new file gets the times of the old one
 */
public record PublishPolicy(boolean followLinks, boolean splitLinks, boolean keepTimes) {
    public static final PublishPolicy USUAL = new PublishPolicy(false, false, false);
}
