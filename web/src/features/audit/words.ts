/** What the sentence of an act may need besides the people. Empty where the row has none. */
export interface Words {
  className: string
  /** Names of roles, as they stand beside a name: «учитель». */
  role: string
  roles: string
  circle: string
  kind: string
  /** Absent where the sentence names the act alone, as in a list to choose from. */
  count: number | undefined
  actions: string
}
