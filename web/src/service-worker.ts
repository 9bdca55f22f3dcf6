/** Keeps the shell on the device: the app opens without a network. Never touches /api: data has its own store. */
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from 'workbox-precaching'
import { NavigationRoute, registerRoute } from 'workbox-routing'
import { listenToPush } from './platform/push/worker.ts'

declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] }

precacheAndRoute(self.__WB_MANIFEST)
cleanupOutdatedCaches()

// Every address of the app is the same page; what the server answers itself stays with the server.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/index.html'), { denylist: [/^\/(api|health|metrics|files)(\/|$)/] }),
)

// The page asks for the switch when the person agrees, so that nothing changes under their hands.
self.addEventListener('message', (event) => {
  if (event.data === 'use-new-version') void self.skipWaiting()
})

listenToPush(self)
