/**
 * Draws the icons of the installed app from the mark (web/src/shell/mark.tsx): `npx --no node tools/app-icons.ts`.
 * A phone cuts `maskable` icons to its own shape, so there the mark stays within the middle 80 %.
 */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import sharp from 'sharp'

const BOARD_GREEN = '#116863'
// Between the accents of both themes: a browser's tabs may be light or dark.
const ON_ANY_TAB = '#1d8a81'
const CHALK = '#fdfdfb'

const folder = new URL('../web/public/icons/', import.meta.url)
const mark = markPath()

mkdirSync(folder, { recursive: true })
writeFileSync(new URL('mark.svg', folder), `${onTransparent()}\n`)
await draw('icon-192.png', 192, onBoard({ share: 0.66, corner: 0.22 }))
await draw('icon-512.png', 512, onBoard({ share: 0.66, corner: 0.22 }))
await draw('maskable-192.png', 192, onBoard({ share: 0.54, corner: 0 }))
await draw('maskable-512.png', 512, onBoard({ share: 0.54, corner: 0 }))
await draw('apple-180.png', 180, onBoard({ share: 0.62, corner: 0 }))
// Android shows only the alpha of the small icon in its status bar.
await draw(
  'badge-96.png',
  96,
  `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="#fff" fill-rule="evenodd" d="${mark}"/></svg>`,
)

async function draw(name: string, side: number, svg: string): Promise<void> {
  const picture = sharp(Buffer.from(svg), { density: 600 }).resize(side, side)
  await picture.png({ compressionLevel: 9, palette: true }).toFile(new URL(name, folder).pathname)
  console.log(name)
}

function onTransparent(): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><path fill="${ON_ANY_TAB}" fill-rule="evenodd" d="${mark}"/></svg>`
}

function onBoard({ share, corner }: { share: number; corner: number }): string {
  const side = 32 / share
  const inset = (side - 32) / 2
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-inset} ${-inset} ${side} ${side}">` +
    `<rect x="${-inset}" y="${-inset}" width="${side}" height="${side}" rx="${side * corner}" fill="${BOARD_GREEN}"/>` +
    `<path fill="${CHALK}" fill-rule="evenodd" d="${mark}"/></svg>`
  )
}

function markPath(): string {
  const source = readFileSync(new URL('../web/src/shell/mark.tsx', import.meta.url), 'utf8')
  const definition = source.slice(source.indexOf('MARK_PATH ='))
  return [...definition.matchAll(/'([^']+)'/g)].map((match) => match[1]).join('')
}
