import type { FileBrief } from '#protocol/files.ts'

export type Captions = { file: FileBrief; language: 'ru' | 'en' }

/** Captions of a recording among the files of its page: WebVTT under its name, `вебинар.ru.vtt` for `вебинар.mp4`. */
export function captionsOf(recording: FileBrief, files: readonly FileBrief[]): Captions[] {
  const name = withoutEnding(recording.name).toLowerCase()
  return files.flatMap((file) => {
    const [, base, language] = /^(.+?)(?:\.(ru|en))?\.vtt$/i.exec(file.name) ?? []
    if (!isCaptions(file) || base?.toLowerCase() !== name) return []
    return [{ file, language: language?.toLowerCase() === 'en' ? ('en' as const) : ('ru' as const) }]
  })
}

export function isCaptions({ type }: FileBrief): boolean {
  return type === 'text/vtt'
}

export function captionsName(recording: FileBrief, language: string): string {
  return `${withoutEnding(recording.name)}.${language}.vtt`
}

/**
 * Captions as browsers read them (https://www.w3.org/TR/webvtt1/). SubRip, which most programs write, becomes WebVTT: its times
 * have a comma. `undefined`: neither of both.
 */
export function asVtt(text: string): string | undefined {
  const lines = text.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
  if (/^WEBVTT(?:[ \t\n]|$)/.test(lines)) return lines
  if (!subRipTime.test(lines)) return undefined
  return `WEBVTT\n\n${lines.replace(subRipTimes, '$1.$2 --> $3.$4')}`
}

const subRipTime = /^\d{2}:\d{2}:\d{2},\d{3} --> \d{2}:\d{2}:\d{2},\d{3}/m
const subRipTimes = /^(\d{2}:\d{2}:\d{2}),(\d{3}) --> (\d{2}:\d{2}:\d{2}),(\d{3})/gm

function withoutEnding(name: string): string {
  return name.replace(/\.[^.]{1,5}$/, '')
}
