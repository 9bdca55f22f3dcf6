import sharp, { type Sharp } from 'sharp'
import { previewSideMax, thumbnailSideMax } from '#protocol/files.ts'
import { Refusal } from '#server/platform/refusal.ts'
import { refuse } from './files.refusals.ts'

export const megapixelsMax = 64
const atOnceMax = 2
const waitingMax = 60

/** Types that are written anew: without place, time, device and whatever else the camera put in. */
const rewritten: Readonly<Record<string, (picture: Sharp) => Sharp>> = {
  'image/jpeg': (picture) => picture.jpeg({ quality: 90 }),
  'image/png': (picture) => picture.png(),
  'image/webp': (picture) => picture.webp({ quality: 90 }),
}

export type Picture = { width: number; height: number }

export type PicturePaths = { source: string; clean: string; preview: string; thumbnail: string }

// One picture uses one thread; how many at once is decided below.
sharp.concurrency(1)
sharp.cache(false)

/**
 * Turns a picture upright, writes it anew without metadata (`clean`; only for types that carry any), and makes two smaller
 * copies. Throws `image_broken`, `image_too_many_pixels`, `uploads_busy`.
 */
export async function preparePicture(type: string, paths: PicturePaths): Promise<Picture & { rewritten: boolean }> {
  return inTurn(async () => {
    try {
      const size = await uprightSize(paths.source)
      const write = rewritten[type]
      if (write) await write(opened(paths.source, true).autoOrient()).toFile(paths.clean)
      await smaller(paths.source, paths.preview, previewSideMax)
      await smaller(paths.source, paths.thumbnail, thumbnailSideMax)
      return { ...size, rewritten: write !== undefined }
    } catch (error) {
      if (error instanceof Refusal) throw error
      throw refuse.image_broken()
    }
  })
}

/** The header tells the size before anything is unpacked. */
const headerOnly = { limitInputPixels: false, failOn: 'none' } as const

async function uprightSize(path: string): Promise<Picture> {
  const { autoOrient, width, pageHeight, height, pages = 1 } = await sharp(path, headerOnly).metadata()
  const pixels = width * (pageHeight ?? height) * pages
  if (pixels > megapixelsMax * 1_000_000) throw refuse.image_too_many_pixels({ megapixels: megapixelsMax })
  return { width: autoOrient.width, height: pageHeight ?? autoOrient.height }
}

function opened(path: string, animated: boolean): Sharp {
  return sharp(path, { animated, limitInputPixels: megapixelsMax * 1_000_000, failOn: 'none', sequentialRead: true })
}

async function smaller(source: string, target: string, side: number): Promise<void> {
  await opened(source, false)
    .autoOrient()
    .resize(side, side, { fit: 'inside', withoutEnlargement: true })
    .webp({ quality: 75 })
    .toFile(target)
}

const waiting: (() => void)[] = []
let running = 0

/** A picture may take a hundred megabytes while it is open: a crowd waits its turn. */
async function inTurn<T>(work: () => Promise<T>): Promise<T> {
  if (running >= atOnceMax) {
    if (waiting.length >= waitingMax) throw refuse.uploads_busy()
    await new Promise<void>((resolve) => waiting.push(resolve))
  } else running += 1
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else running -= 1
  }
}
