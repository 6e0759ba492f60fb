import { defineConfig } from 'vitest/config'

/** Tests of the built pages in Chromium, and a short one in Firefox, over the playground. */
export default defineConfig({
  test: {
    include: ['browser/**/*.test.ts'],
    environment: 'node',
    fileParallelism: false, // beside everything else two at once take as long as one after the other
    isolate: false, // the files share one Chromium
    testTimeout: 90_000,
    hookTimeout: 60_000,
    retry: 1, // the launcher names those that passed only then
  },
})
