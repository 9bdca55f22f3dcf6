import type { Plugin } from 'vite'

/** Lets the browser fetch a chunk beside the entry instead of after it: one journey less on a slow line. */
export function preloadChunk(source: string): Plugin {
  return {
    name: 'preload-chunk',
    apply: 'build',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const chunk = Object.values(bundle ?? {}).find(
          (one) => one.type === 'chunk' && one.facadeModuleId?.endsWith(source),
        )
        if (!chunk) throw new Error(`No chunk of ${source} to preload`)
        return [
          {
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `/${chunk.fileName}` },
            injectTo: 'head',
          },
        ]
      },
    },
  }
}
