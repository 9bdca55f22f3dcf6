import { fileNameLengthMax, type FileBrief } from '#protocol/files.ts'

export type FileKind = FileBrief['kind']

/** Types that a browser shows by itself and that can run nothing. All others are only ever downloaded. */
const shown: Readonly<Record<string, FileKind>> = {
  'image/jpeg': 'image',
  'image/png': 'image',
  'image/apng': 'image',
  'image/webp': 'image',
  'image/gif': 'image',
  'image/avif': 'image',
  'video/mp4': 'video',
  'video/webm': 'video',
  'video/quicktime': 'video',
  'video/ogg': 'video',
  'audio/mpeg': 'audio',
  'audio/mp4': 'audio',
  'audio/x-m4a': 'audio',
  'audio/aac': 'audio',
  'audio/ogg': 'audio',
  'audio/wav': 'audio',
  'audio/webm': 'audio',
  'audio/flac': 'audio',
}

export function kindOf(type: string): FileKind {
  return shown[type] ?? 'document'
}

export function isShownInline(type: string): boolean {
  return type in shown
}

/** Shown types under their own name, and captions, which a browser reads beside a recording and never as a page. */
export function servedType(type: string): string {
  return isShownInline(type) || type === 'text/vtt' ? type : 'application/octet-stream'
}

/** The name as it may be shown and saved: no path, no control signs, none that turn the reading direction around. */
export function tidyName(name: string): string {
  const flat = name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}\p{Zl}\p{Zp}]/gu, '')
    .replace(/[/\\<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
  return shortened(flat) || 'file'
}

/** The end is kept: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= fileNameLengthMax) return name
  const extension = /\.[^.]{1,12}$/u.exec(name)?.[0] ?? ''
  return name.slice(0, fileNameLengthMax - extension.length).replace(/\p{Cs}$/u, '') + extension
}

/** RFC 6266 with the name in RFC 5987's form, and a plain one for programs that know neither. */
export function contentDisposition(name: string, inline: boolean): string {
  const extension = /\.[A-Za-z0-9]{1,10}$/.exec(name)?.[0] ?? ''
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `${inline ? 'inline' : 'attachment'}; filename="file${extension}"; filename*=UTF-8''${encoded}`
}

export type Range = { start: number; end: number }

/**
 * One range of RFC 9110 §14.1.2, both ends included. `whole` where there is none (or one that we do not serve: several, other
 * units), `outside` where nothing of it exists.
 */
export function readRange(header: string | undefined, size: number): Range | 'whole' | 'outside' {
  const [, first = '', last = ''] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(header ?? '') ?? []
  if (first === '' && last === '') return 'whole'
  if (first === '') {
    const count = Number(last)
    return count === 0 || size === 0 ? 'outside' : { start: Math.max(0, size - count), end: size - 1 }
  }
  const start = Number(first)
  const end = last === '' ? size - 1 : Math.min(Number(last), size - 1)
  if (last !== '' && Number(last) < start) return 'whole'
  return start >= size ? 'outside' : { start, end }
}
