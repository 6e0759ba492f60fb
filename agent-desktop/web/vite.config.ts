import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

/** Where the server is while developing: the playground unless said otherwise. */
const server = process.env['HOTLINE_URL'] ?? 'http://127.0.0.1:30090'

export default defineConfig({
  plugins: [svelte()],
  build: {
    target: 'es2022',
    // light-dark() must reach the browser as it is: a part of a page may be dark by itself.
    cssTarget: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy takes nothing inline, and browsers that know modules preload them by themselves.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    manifest: 'manifest.json',
  },
  server: {
    host: '127.0.0.1',
    port: 30091,
    strictPort: true,
    proxy: { '/api': { target: server, ws: true, changeOrigin: true, headers: { origin: server } } },
  },
  resolve: process.env['VITEST'] ? { conditions: ['browser'] } : {},
  test: {
    include: ['src/**/*.test.ts'],
    environment: 'node',
  },
})
