/** A picture that was chosen here and is still on its way: shown from this device meanwhile. */
export interface Preview {
  url: string
  width: number
  height: number
}

const kept = new Map<string, (Preview | undefined)[]>()
const keptMax = 20

/** Pictures by the message they were sent with; the oldest are let go. */
export function keepPreviews(messageId: string, previews: (Preview | undefined)[]): void {
  kept.set(messageId, previews)
  for (const [id, old] of kept) {
    if (kept.size <= keptMax) break
    for (const preview of old) if (preview) URL.revokeObjectURL(preview.url)
    kept.delete(id)
  }
}

export function previewsOf(messageId: string): readonly (Preview | undefined)[] {
  return kept.get(messageId) ?? []
}

/** Size of a picture file; nothing for what the browser cannot show (it is sent all the same). */
export async function previewOf(file: File): Promise<Preview | undefined> {
  if (!/^image\/(?:png|jpeg|gif|webp|avif)$/.test(file.type)) return undefined
  const url = URL.createObjectURL(file)
  const image = new Image()
  image.src = url
  try {
    await image.decode()
    return { url, width: image.naturalWidth, height: image.naturalHeight }
  } catch {
    URL.revokeObjectURL(url)
    return undefined
  }
}
