import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { reactionEmojis } from '#protocol/messages.ts'
import type { DayPart } from './calendar.ts'

/**
 * Talks as they stand in `talk/*.txt`, to be read and changed by people who write no code. A scene begins with
 * `# title`, after `|` the part of the day (`утро`, `день`, `вечер`) or its place (`начало`: the chat's first words,
 * `конец`: its latest). A line is `label: text`; `label ^2: text` answers the scene's second line; lines that begin with two
 * spaces go on with the text before. Below a line, after `+`: reactions (`👍5 ❤️2`), `закреплено`, `правка`, `удалено`,
 * `файл план, плакат`. What stands in braces, `stage-text.ts` fills in.
 */
export type Scene = { title: string; part: DayPart; place: 'first' | 'last' | 'anywhere'; lines: Line[] }

export type Line = {
  label: string
  text: string
  /** Place of the answered line in the scene, from 0. */
  answers: number | undefined
  reactions: { emoji: string; count: number }[]
  files: string[]
  isPinned: boolean
  isEdited: boolean
  isDeleted: boolean
}

/** Reads `talk/<name>.txt`. Throws where a line cannot be understood. */
export function readScenes(name: string): Scene[] {
  return parseScenes(readFileSync(join(import.meta.dirname, 'talk', `${name}.txt`), 'utf8'))
}

export function parseScenes(source: string): Scene[] {
  const scenes: Scene[] = []
  for (const [index, row] of source.split('\n').entries()) {
    const scene = scenes.at(-1)
    const line = scene?.lines.at(-1)
    if (row.startsWith('# ')) scenes.push(sceneFrom(row.slice(2)))
    // What stands before the first scene says what the file is.
    else if (row.trim() === '' || !scene) continue
    else if (row.startsWith('  ') && line) line.text += `\n${row.trim()}`
    else if (row.startsWith('+ ') && line) decorate(line, row.slice(2).trim())
    else scene.lines.push(lineFrom(row, index, scene.lines.length))
  }
  return scenes
}

/** Everybody who has to be there: who speaks, and whom the others name. */
export function labelsIn({ lines }: Scene): string[] {
  const named = lines.flatMap(({ text }) =>
    [...text.matchAll(/[{@]([а-яё]+\d*)(?![а-яё|/+])/gu)].map((match) => match[1]!),
  )
  return [
    ...new Set([
      ...lines.map((line) => line.label),
      ...named.filter((label) => !/^(урок|каб|стр|класс|ребёнок|ученик$|все$|р$)/.test(label)),
    ]),
  ]
}

const parts: Readonly<Record<string, DayPart>> = { утро: 'morning', день: 'day', вечер: 'evening' }

function sceneFrom(heading: string): Scene {
  const [title = '', mark = ''] = heading.split('|').map((part) => part.trim())
  const place = mark === 'начало' ? 'first' : mark === 'конец' ? 'last' : 'anywhere'
  return { title, part: parts[mark] ?? 'any', place, lines: [] }
}

function lineFrom(row: string, index: number, before: number): Line {
  const [, label = '', answers, text = ''] = /^([а-яё]+\d*)(?: \^(\d+))?: (.+)$/.exec(row) ?? []
  const answered = answers === undefined ? undefined : Number(answers) - 1
  if (label === '' || (answered !== undefined && answered >= before)) throw new Error(`line ${index + 1}: ${row}`)
  return {
    label,
    text,
    answers: answered,
    reactions: [],
    files: [],
    isPinned: false,
    isEdited: false,
    isDeleted: false,
  }
}

function decorate(line: Line, mark: string): void {
  if (mark === 'закреплено') line.isPinned = true
  else if (mark === 'правка') line.isEdited = true
  else if (mark === 'удалено') line.isDeleted = true
  else if (mark.startsWith('файл '))
    line.files = mark
      .slice(5)
      .split(',')
      .map((name) => name.trim())
  else line.reactions = mark.split(' ').map(reactionFrom)
}

function reactionFrom(text: string): { emoji: string; count: number } {
  const emoji = reactionEmojis.find((one) => text.startsWith(one))
  const count = Number(text.slice(emoji?.length))
  if (!emoji || !(count > 0)) throw new Error(`not a reaction: ${text}`)
  return { emoji, count }
}
