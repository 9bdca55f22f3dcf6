import { expect, it } from 'vitest'
import { albumRows, photoBox } from './photo-boxes.ts'

it('a photo keeps its shape within its limits', () => {
  expect(photoBox({ width: 4000, height: 3000 })).toEqual({ width: 320, height: 240 })
  expect(photoBox({ width: 3000, height: 4000 })).toEqual({ width: 270, height: 360 })
  expect(photoBox({ width: 100, height: 100 })).toEqual({ width: 100, height: 100 })
  expect(photoBox({ width: null, height: null })).toEqual({ width: 240, height: 180 })
  expect(photoBox({ width: 10_000, height: 10 })).toEqual({ width: 320, height: 96 })
})

it('no photo of an album is lost', () => {
  for (let count = 1; count <= 10; count++) {
    const rows = albumRows(count)
    expect(rows.reduce((sum, row) => sum + row, 0)).toBe(count)
    expect(Math.max(...rows)).toBeLessThanOrEqual(3)
  }
  expect(albumRows(7)).toEqual([3, 2, 2])
  expect(albumRows(10)).toEqual([3, 3, 2, 2])
})
