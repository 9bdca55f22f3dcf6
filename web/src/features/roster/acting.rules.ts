/** «и. о. директора», «врио начальника», «acting head»: what a position is called when somebody holds it for a time. */
export function isActing(position: string): boolean {
  return /^\s*(и\.\s*о\.|врио|acting)(\s|$)/i.test(position)
}
