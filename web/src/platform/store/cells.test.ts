import { expect, test, vi } from 'vitest'
import { createCells } from './cells.ts'

test('only those who watch what was touched are told', () => {
  const cells = createCells()
  const [a, b] = [vi.fn<() => void>(), vi.fn<() => void>()]
  cells.cell('a', () => ({})).subscribe(a)
  cells.cell('b', () => ({})).subscribe(b)
  cells.touch('a')
  expect(a).toHaveBeenCalledTimes(1)
  expect(b).not.toHaveBeenCalled()
})

test('a value is the same object until it is touched', () => {
  const cells = createCells()
  const cell = cells.cell('a', () => ({}))
  const first = cell.read()
  expect(cell.read()).toBe(first)
  cells.touch('a')
  expect(cell.read()).not.toBe(first)
})

test('a cell that nobody watched for a while shows what is true now', () => {
  const cells = createCells()
  let value = 1
  const cell = cells.cell('a', () => value)
  const leave = cell.subscribe(() => undefined)
  expect(cell.read()).toBe(1)
  leave()
  value = 2
  cells.touch('a')
  expect(cell.read()).toBe(2)
  value = 3
  cells.touch('a')
  expect(cell.read()).toBe(3)
  expect(cells.cell('a', () => 0).read()).toBe(3)
})

test('a component that unmounts and mounts again on the same cell is told again', () => {
  const cells = createCells()
  const cell = cells.cell('a', () => ({}))
  cell.subscribe(() => undefined)()
  const listener = vi.fn<() => void>()
  cell.subscribe(listener)
  cells.touch('a')
  expect(listener).toHaveBeenCalledTimes(1)
})
