const innWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8]

/** A right INN, OGRN and KPP, other ones for each number up to 9,999. */
export function numbersOf(number: number): { inn: string; ogrn: string; kpp: string } {
  const nine = `05410${String(number).padStart(4, '0')}`
  const sum = innWeights.reduce((total, weight, place) => total + weight * Number(nine[place]), 0)
  const twelve = `10205${String(number).padStart(7, '0')}`
  return { inn: `${nine}${(sum % 11) % 10}`, ogrn: `${twelve}${(Number(twelve) % 11) % 10}`, kpp: '054101001' }
}

/** Lines of a CSV file as bytes. */
export function csv(...lines: readonly string[]): Buffer {
  return Buffer.from(lines.join('\r\n'))
}
