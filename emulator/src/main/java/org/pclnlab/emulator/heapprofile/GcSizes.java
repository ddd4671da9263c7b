package org.pclnlab.emulator.heapprofile;

/** What gc's allocator takes for a request, which is what its profile records (spec 06 A11). */
public final class GcSizes {
    /** Go's size classes from 8 bytes up, as runtime.MemStats.BySize lists them. */
    private static final int[] CLASSES = {
        8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352, 384, 416, 448,
        480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048, 2304, 2688, 3072, 3200, 3456, 4096,
        4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728, 10240, 10880, 12288, 13568, 14336, 16384, 18432,
        19072, 20480, 21760, 24576, 27264, 28672, 32768
    };

    private static final long PAGE = 8192, LARGEST = 32768, MOST_WITHOUT_HEADER = 512, HEADER = 8;

    private GcSizes() {}

    /**
     * The slot of a request.
     *
     * @param pointers whether the object holds pointers: above 512 bytes it then has a header of 8 bytes, below 32 KiB
     */
    public static long slot(long size, boolean pointers) {
        long need = size;
        if (pointers && size > MOST_WITHOUT_HEADER && size <= LARGEST - HEADER) {
            need += HEADER;
        }
        if (need > LARGEST) {
            return (need + PAGE - 1) / PAGE * PAGE;
        }
        int low = 0, high = CLASSES.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (CLASSES[middle] < need) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return CLASSES[low];
    }
}
