import { written, type Stroke } from './letters.ts'

const pageWidth = 595
const pageHeight = 842
const margin = 60

/** A page in A4 (PDF 1.4, ISO 32000) whose words are drawn as lines: no font has to be there, nor inside. */
export function pdfPage(title: string, rows: readonly string[]): Buffer {
  const strokes = [
    ...written(title, { x: margin, y: 70, size: 20 }),
    ...written(rows.join('\n'), { x: margin, y: 140, size: 10.5 }),
  ]
  const content = `0.9 w 1 J 1 j 0.1 0.12 0.16 RG\n${strokes.map(operators).join('\n')}\n`
  return assemble([
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${pageWidth} ${pageHeight}] /Contents 4 0 R /Resources << >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}endstream`,
  ])
}

/** PDF counts from the bottom. */
function operators(stroke: Stroke): string {
  const points = stroke.map(([x, y]) => `${x.toFixed(2)} ${(pageHeight - y).toFixed(2)}`)
  return `${points.map((point, index) => `${point} ${index === 0 ? 'm' : 'l'}`).join(' ')} S`
}

function assemble(objects: readonly string[]): Buffer {
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, index) => {
    const offset = file.length
    file += `${index + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}`
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(file, 'latin1')
}
