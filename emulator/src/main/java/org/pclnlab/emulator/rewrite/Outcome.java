package org.pclnlab.emulator.rewrite;

/** How a rewrite or a detach ended. */
public sealed interface Outcome {
    Statistics statistics();

    /** What is going to be done; the file is as it was. */
    sealed class Planned implements Outcome {
        private final Plan plan;
        private final boolean signed;

        Planned(Plan plan, boolean signed) {
            this.plan = plan;
            this.signed = signed;
        }

        /** What is done to the file. */
        public Plan plan() {
            return plan;
        }

        /** Whether the file has a signature, which is not valid afterwards. */
        public boolean signed() {
            return signed;
        }

        @Override
        public Statistics statistics() {
            return plan.statistics();
        }
    }

    /** Done, in memory. */
    final class Rewritten extends Planned {
        private final byte[] bytes;
        private final int length;

        Rewritten(Planned planned, byte[] bytes, int length) {
            super(planned.plan(), planned.signed());
            this.bytes = bytes;
            this.length = length;
        }

        /** The new file, and behind it what was left over of the old one. Not copied. */
        public byte[] bytes() {
            return bytes;
        }

        /** Bytes of the new file. */
        public int length() {
            return length;
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
