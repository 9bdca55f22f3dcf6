import { defineConfig } from 'vite'
import react from '@vitejs/plugin-react'
import { VitePWA } from 'vite-plugin-pwa'
import { contractNames } from './contract-plugin.ts'
import { preloadChunk } from './preload-plugin.ts'

const api = `http://127.0.0.1:${process.env['PEREMENA_PORT'] ?? 8080}`

/** The policy of the server, so that `vite preview` fails where the real thing would. */
const contentSecurityPolicy = [
  "default-src 'self'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "connect-src 'self' ws: wss:",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

export default defineConfig({
  root: import.meta.dirname,
  plugins: [
    contractNames(),
    // Most people here read Russian; English costs one more journey, once.
    preloadChunk('/src/catalogue/first.ru.ts'),
    react(),
    VitePWA({
      strategies: 'injectManifest',
      srcDir: 'src',
      filename: 'service-worker.ts',
      injectRegister: false,
      manifest: false,
      injectManifest: {
        globPatterns: ['**/*.{js,css,html,svg,webmanifest}'],
        globIgnores: ['**/print-*', '.vite/**'],
      },
    }),
  ],
  resolve: {
    // Contracts describe themselves with typebox; the browser needs only their names and types.
    alias: [{ find: /^typebox(\/.*)?$/, replacement: `${import.meta.dirname}/typebox-stub.ts` }],
  },
  css: {
    transformer: 'lightningcss',
    lightningcss: { targets: { chrome: 90 << 16, safari: 14 << 16, ios_saf: 14 << 16, firefox: 90 << 16 } },
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    target: ['chrome90', 'safari14', 'firefox90'],
    cssTarget: ['chrome90', 'safari14', 'firefox90'],
    manifest: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0,
    reportCompressedSize: false,
    rolldownOptions: {
      treeshake: {
        moduleSideEffects: [{ test: /\/protocol\/src\//, sideEffects: false }],
      },
      output: {
        // What several pages share comes in one file: on a slow line forty small ones cost more in headers than in code.
        codeSplitting: {
          groups: [{ name: 'kit', test: /web[\\/]src[\\/](ui|shell|platform[\\/]i18n)[\\/]/, minShareCount: 2 }],
        },
      },
    },
  },
  server: { port: 18200, proxy: { '/api': { target: api, ws: true }, '/health': api } },
  preview: {
    port: 18201,
    headers: { 'Content-Security-Policy': contentSecurityPolicy },
    proxy: { '/api': { target: api, ws: true } },
  },
})
