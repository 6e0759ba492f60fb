package hotline.journey.audio;

/** The fast Fourier transform (radix 2, in place), for correlations of long recordings. */
final class Fourier {
    private Fourier() {}

    /** c(o) = Σ wanted(i)·heard(i+o), for o = 0 … heard.length − wanted.length. */
    static double[] correlation(double[] wanted, double[] heard) {
        int size = Integer.highestOneBit(Math.max(1, wanted.length + heard.length - 1)) * 2;
        double[] real = new double[size];
        double[] imaginary = new double[size];
        // two real signals in one transform: heard in the real part, wanted in the imaginary part
        System.arraycopy(heard, 0, real, 0, heard.length);
        System.arraycopy(wanted, 0, imaginary, 0, wanted.length);
        transform(real, imaginary, -1);
        double[] productReal = new double[size];
        double[] productImaginary = new double[size];
        for (int k = 0; k < size; k++) {
            int mirror = (size - k) & (size - 1);
            double heardReal = (real[k] + real[mirror]) / 2;
            double heardImaginary = (imaginary[k] - imaginary[mirror]) / 2;
            double wantedReal = (imaginary[k] + imaginary[mirror]) / 2;
            double wantedImaginary = (real[mirror] - real[k]) / 2;
            productReal[k] = heardReal * wantedReal + heardImaginary * wantedImaginary;
            productImaginary[k] = heardImaginary * wantedReal - heardReal * wantedImaginary;
        }
        transform(productReal, productImaginary, 1);
        double[] correlation = new double[heard.length - wanted.length + 1];
        for (int o = 0; o < correlation.length; o++) {
            correlation[o] = productReal[o] / size;
        }
        return correlation;
    }

    /** @param sign -1 forward, 1 backward (not divided by the size) */
    static void transform(double[] real, double[] imaginary, int sign) {
        int size = real.length;
        for (int i = 1, j = 0; i < size; i++) {
            int bit = size >> 1;
            for (; (j & bit) != 0; bit >>= 1) {
                j ^= bit;
            }
            j ^= bit;
            if (i < j) {
                swap(real, i, j);
                swap(imaginary, i, j);
            }
        }
        double[] cosine = new double[size / 2];
        double[] sine = new double[size / 2];
        for (int i = 0; i < size / 2; i++) {
            cosine[i] = Math.cos(2 * Math.PI * i / size);
            sine[i] = sign * Math.sin(2 * Math.PI * i / size);
        }
        for (int half = 1; half < size; half *= 2) {
            int step = size / (2 * half);
            for (int begin = 0; begin < size; begin += 2 * half) {
                for (int i = 0; i < half; i++) {
                    int a = begin + i;
                    int b = a + half;
                    double turnedReal = real[b] * cosine[i * step] - imaginary[b] * sine[i * step];
                    double turnedImaginary = real[b] * sine[i * step] + imaginary[b] * cosine[i * step];
                    real[b] = real[a] - turnedReal;
                    imaginary[b] = imaginary[a] - turnedImaginary;
                    real[a] += turnedReal;
                    imaginary[a] += turnedImaginary;
                }
            }
        }
    }

    private static void swap(double[] values, int i, int j) {
        double kept = values[i];
        values[i] = values[j];
        values[j] = kept;
    }
}
