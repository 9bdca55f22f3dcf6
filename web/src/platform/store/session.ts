import type { Role } from '#protocol/common.ts'

/** Who is signed in. */
export type Me = {
  accountId: string
  personId: string
  name: string
  fullName: string
  locale: string
  roles: { role: Role; organisationId: string; classId: string | null }[]
  organisations: { id: string; name: string; kind: string }[]
  /** «Чужой компьютер»: nothing is kept on this device. */
  ephemeral: boolean
  demo: boolean
  passwordMustChange: boolean
}
