/** The key of the message with which the service worker asks a window to go to an address. */
export const openMessage = 'peremena.open'
