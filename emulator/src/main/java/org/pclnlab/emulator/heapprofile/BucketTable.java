package org.pclnlab.emulator.heapprofile;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The recorder's table (spec 06 A6 to A8): 512 chains of nodes, newest first, keyed by stack and, but in the July form, by size.
 * Nodes are never freed. Not safe for threads.
 */
public final class BucketTable {
    static final int SLOTS = 512;

    private static final class Node {
        final Stack stack;
        final long hash;
        final long size;
        final @Nullable Node next;
        long bytes;
        long objects;

        Node(Stack stack, long hash, long size, @Nullable Node next) {
            this.stack = stack;
            this.hash = hash;
            this.size = size;
            this.next = next;
        }
    }

    private final @Nullable Node[] heads = new Node[SLOTS];
    private final boolean keyedBySize;
    private int nodes;

    private BucketTable(boolean keyedBySize) {
        this.keyedBySize = keyedBySize;
    }

    /** MP2: a bucket is a stack and a size. */
    public static BucketTable current() {
        return new BucketTable(true);
    }

    /** MP1: a bucket is a stack; its sizes mix. */
    public static BucketTable july() {
        return new BucketTable(false);
    }

    /**
     * Adds one sampled object. A stack of no frames is what a failed capture gives: nothing is recorded.
     *
     * @param size as {@link Sampler#recordedSize} has it
     */
    public void add(Stack stack, long size) {
        if (stack.depth() == 0) {
            return;
        }
        long hash = keyedBySize ? stack.hash(size) : stack.hash();
        int slot = slot(hash);
        Node node = find(heads[slot], stack, hash, size);
        if (node == null) {
            node = new Node(stack, hash, size, heads[slot]);
            heads[slot] = node;
            nodes++;
        }
        node.objects++;
        node.bytes += size;
    }

    private @Nullable Node find(@Nullable Node head, Stack stack, long hash, long size) {
        for (Node n = head; n != null; n = n.next) {
            if (n.hash == hash && (!keyedBySize || n.size == size) && n.stack.equals(stack)) {
                return n;
            }
        }
        return null;
    }

    static int slot(long hash) {
        return (int) (hash & (SLOTS - 1));
    }

    /** Buckets in the table: what a reader is told when its slice is too short. */
    public int count() {
        return nodes;
    }

    /** The records in the order of a reader: slot by slot, in a slot the newest first. Stacks are untrimmed. */
    public List<ProfileRecord> read() {
        List<ProfileRecord> records = new ArrayList<>(nodes);
        for (Node head : heads) {
            for (Node n = head; n != null; n = n.next) {
                records.add(ProfileRecord.live(n.bytes, n.objects, n.stack));
            }
        }
        return records;
    }
}
