import type { Message } from '#protocol/messages.ts'
import type { Mark } from '../text/marks.ts'
import type { Disk } from './disk.ts'

export type DeskText = { text: string; marks: Mark[] }

/** What lies beside the draft of a conversation and is of no use to other devices: it stays on this one. */
export type Desk = {
  /** A text too long to be a draft. */
  overlong: DeskText | null
  /** The message that is being changed, and what it is to become. */
  edit: { message: Message; written: DeskText } | null
  /** Files picked for the next message. */
  files: readonly File[]
}

/** Files of one conversation beyond this many bytes are held by the page alone. */
export const deskFilesBytesMax = 64 * 1024 * 1024

const empty: Desk = { overlong: null, edit: null, files: [] }

/** Desks of all conversations: in memory while the page lives, on disk for the next one. */
export function createDesks(disk: () => Disk) {
  const held = new Map<string, Desk>()

  /** True when all of it will be there after a reload. */
  async function write(id: string): Promise<boolean> {
    const desk = held.get(id) ?? empty
    const fits = desk.files.reduce((sum, file) => sum + file.size, 0) <= deskFilesBytesMax
    const whole = fits && (await keep(id, desk))
    if (!whole) await keep(id, { ...(held.get(id) ?? empty), files: [] })
    return whole || !disk().lasting || desk.files.length === 0
  }

  function keep(id: string, desk: Desk): Promise<boolean> {
    return disk()
      .keepDesk(id, isEmpty(desk) ? null : desk)
      .then(
        () => true,
        () => false,
      )
  }

  return {
    /** What this page holds already. */
    now: (id: string): Desk | undefined => held.get(id),
    async open(id: string): Promise<Desk> {
      const stored = held.has(id)
        ? undefined
        : await disk()
            .desk(id)
            .catch(() => undefined)
      // What was put there while the disk was asked is newer.
      const desk = { ...empty, ...stored, ...held.get(id) }
      held.set(id, desk)
      return desk
    },
    /** Begun at once: the page may be closed the next moment. False when the files could not be kept and will be gone after a reload. */
    put(id: string, change: Partial<Desk>): Promise<boolean> {
      held.set(id, { ...(held.get(id) ?? empty), ...change })
      return write(id)
    },
  }
}

function isEmpty({ overlong, edit, files }: Desk): boolean {
  return !overlong && !edit && files.length === 0
}
