import { encode } from 'uqr'

const sidePx = 1024
const quietModules = 4

/** A QR code as a picture to be sent or printed: dark on white, with the margin that cameras need (ISO/IEC 18004). */
export async function qrImage(text: string): Promise<Blob> {
  const { data, size } = encode(text, { ecc: 'M', border: quietModules })
  const scale = Math.floor(sidePx / size)
  const canvas = document.createElement('canvas')
  canvas.width = canvas.height = size * scale
  const drawing = canvas.getContext('2d')!
  drawing.fillStyle = 'white'
  drawing.fillRect(0, 0, canvas.width, canvas.height)
  drawing.fillStyle = 'black'
  for (const [y, row] of data.entries())
    for (const [x, on] of row.entries()) if (on) drawing.fillRect(x * scale, y * scale, scale, scale)
  return new Promise((resolve, reject) => {
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png')
  })
}
