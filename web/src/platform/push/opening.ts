import { navigate } from 'wouter/use-browser-location'
import { openMessage } from './open-message.ts'

/** Goes where a pressed notification leads. Once, at the start of the app. */
export function openFromNotifications(): void {
  navigator.serviceWorker?.addEventListener('message', (event: MessageEvent<Record<string, unknown> | null>) => {
    const address = event.data?.[openMessage]
    if (typeof address === 'string' && address.startsWith('/')) navigate(address)
  })
}
