package org.pclnlab.emulator.rewrite;

/** How a rewrite or a detach ended. */
public sealed interface Outcome {
    Statistics statistics();

    /** Done, in memory. */
    final class Rewritten implements Outcome {
        private final Plan plan;
        private final byte[] bytes;
        private final int length;
        private final boolean signed;

        Rewritten(Plan plan, byte[] bytes, int length, boolean signed) {
            this.plan = plan;
            this.bytes = bytes;
            this.length = length;
            this.signed = signed;
        }

        /** What was done. */
        public Plan plan() {
            return plan;
        }

        /** The new file, and behind it what was left over of the old one. Not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** Bytes of the new file. */
        public int length() {
            return length;
        }

        /** Whether the file had a signature, which is not valid any more. */
        public boolean signed() {
            return signed;
        }

        @Override
        public Statistics statistics() {
            return plan.statistics();
        }
    }

    /**
     * Nothing was done. Not an error: some builds are refused as a rule.
     *
     * @param statistics of the steps that were completed
     * @param referenceText the words of the original, without a prefix of its command
     * @param abnormal the original does not say this but ends with an index outside a buffer; the words are ours
     */
    record Refused(Statistics statistics, String referenceText, boolean abnormal) implements Outcome {}
}
