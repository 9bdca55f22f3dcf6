/** The number on the icon of an installed app; 0 takes it away. */
export function setBadge(count: number): void {
  const { setAppBadge } = navigator as { setAppBadge?: (count: number) => Promise<void> }
  setAppBadge?.call(navigator, count).catch(() => undefined)
}
