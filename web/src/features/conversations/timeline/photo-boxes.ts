import type { FileBrief } from '#protocol/files.ts'

/** A box on the screen that has its final size before the picture is there. */
export interface Box {
  width: number
  height: number
}

/** Room for photos in a bubble, and in a post that takes the whole width. */
export const bubbleRoom: Box = { width: 320, height: 360 }
export const postRoom: Box = { width: 624, height: 420 }

const sideMin = 96

/** The box of a single photo within its room; very long and very narrow ones are cut. */
export function photoBox({ width, height }: Pick<FileBrief, 'width' | 'height'>, room: Box = bubbleRoom): Box {
  if (!width || !height) return { width: 240, height: 180 }
  const scale = Math.min(room.width / width, room.height / height, 1)
  return { width: Math.max(sideMin, Math.round(width * scale)), height: Math.max(sideMin, Math.round(height * scale)) }
}

/** Rows of an album: one, two or three in a line, never a single one in the last line but for three. */
export function albumRows(count: number): number[] {
  if (count <= 0) return []
  if (count <= 2) return [count]
  if (count === 3) return [1, 2]
  if (count === 4) return [2, 2]
  const rows: number[] = []
  let left = count
  while (left > 4) {
    rows.push(3)
    left -= 3
  }
  return left === 4 ? [...rows, 2, 2] : [...rows, left === 1 ? 1 : left]
}
