import type { OrganisationKind } from '#protocol/accounts.ts'
import { newId } from '#server/platform/ids.ts'
import type { Pool } from 'pg'

/** Moscow time of a day in November 2026: `moscow(20, '12:00')`. */
export function moscow(day: number, time = '09:00', month = '2026-11'): Date {
  return new Date(`${month}-${String(day).padStart(2, '0')}T${time}:00+03:00`)
}

type Organisation = {
  kind: OrganisationKind
  parentId?: string | null
  at: Date
  verifiedAt?: Date
  closedAt?: Date
  branch?: boolean
  reporting?: boolean
}
type OldChat = { at: Date; states: [status: string, at: Date][]; mistakenAt?: Date; ownOf?: string }
type Consent = { at: Date; agreed?: boolean; withdrawnAt?: Date | undefined; version?: number }
type Tie = { at: Date; recordedAt?: Date; to?: Date; role?: string }

/** Rows of a municipality with the instants at which they came to be known, as the product's commands would have left them. */
export function townIn(pool: Pool) {
  const one = async (text: string, values: unknown[]) => void (await pool.query(text, values))

  async function organisation(
    shortName: string,
    { kind, at, parentId = null, ...more }: Organisation,
  ): Promise<string> {
    const id = newId()
    await one(`insert into streams (id, kind) values ($1, 'organisation')`, [id])
    await one(
      `insert into organisations (id, parent_id, kind, name, short_name, time_zone, created_at, verified_at, closed_at, is_branch,
         reporting) values ($1, $2, $3, $4, $4, 'Europe/Moscow', $5, $6, $7, $8, $9)`,
      [
        id,
        parentId,
        kind,
        shortName,
        at,
        more.verifiedAt,
        more.closedAt,
        more.branch ?? false,
        more.reporting ?? false,
      ],
    )
    for (const [index, moment] of [at, more.verifiedAt, more.closedAt].filter(Boolean).entries()) {
      await one(
        `insert into organisation_versions
         select o.id, $2, s.parent_id, s.kind, s.short_name, s.time_zone, s.counted, coalesce(o.verified_at <= $3, false),
           coalesce(o.closed_at <= $3, false), $3
         from organisations o cross join lateral organisation_state(o) s where o.id = $1`,
        [id, index + 1, moment],
      )
    }
    return id
  }

  /** What an organisation has itself say from a moment on, after all that it said before. */
  async function setting(organisationId: string, at: Date, column: string, value: Date | number | null): Promise<void> {
    await one(`update organisations set ${column} = $2 where id = $1`, [organisationId, value])
    await one(
      `insert into organisation_versions
       select (jsonb_populate_record(null::organisation_versions, to_jsonb(v) || jsonb_build_object(
         'version', v.version + 1, '${column}', to_jsonb(o) -> '${column}', 'recorded_at', $2::timestamptz))).*
       from organisations o cross join lateral (
         select * from organisation_versions where organisation_id = o.id order by version desc limit 1) v where o.id = $1`,
      [organisationId, at],
    )
  }

  async function person(at: Date, born: string | null = null): Promise<string> {
    const id = newId()
    await one(
      `insert into persons (id, family_name, given_name, birth_date, created_at) values ($1, 'Гасанова', 'Заира', $2, $3)`,
      [id, born, at],
    )
    return id
  }

  async function account(personId: string, signedInAt: Date | null): Promise<string> {
    const id = newId()
    await one(
      `insert into accounts (id, person_id, login, password_hash, created_at, first_signed_in_at) values ($1, $2, $3, 'x', $4, $4)`,
      [id, personId, `login-${id}`, signedInAt],
    )
    return id
  }

  const facts = ({ at, recordedAt = at, to }: Tie) => [at, to ?? null, recordedAt]

  return {
    organisation,
    setting,
    person,
    account,
    /** Somebody’s birth date was another one until then. */
    bornBefore: (personId: string, born: string | null, until: Date) =>
      one('insert into former_birth_dates values ($1, $2, $3)', [personId, born, until]),
    /** The name that a class had until then. */
    namedBefore: (classId: string, name: string, until: Date) =>
      one('insert into former_class_names values ($1, $2, $3)', [classId, name, until]),
    /** An answer of somebody who has an account; of the pupil itself, or of somebody else for it. */
    answered: (childId: string, byId: string, organisationId: string, { at, agreed = true, ...more }: Consent) =>
      one(
        `insert into consents (id, organisation_id, child_id, guardian_id, account_id, session_id, text_version, text_locale,
           text_hash, agreed, answered_at, withdrawn_at, withdrawn_by, withdrawn_account_id)
         select $1::uuid, $2, $3, $4, a.id, $1::uuid, $5, 'ru', repeat('0', 64), $6, $7, w.at, case when w.at is not null then $4::uuid end,
           case when w.at is not null then a.id end
         from accounts a cross join (select $8::timestamptz as at) w where a.person_id = $4`,
        [newId(), organisationId, childId, byId, more.version ?? 2, agreed, at, more.withdrawnAt],
      ),
    works: async (personId: string, organisationId: string, tie: Tie): Promise<string> => {
      const id = newId()
      await one(
        `insert into role_grant_facts (id, person_id, organisation_id, role, valid_from, valid_to, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, personId, organisationId, tie.role ?? 'teacher', ...facts(tie)],
      )
      return id
    },
    /** The next version of a tie: it ends at one moment, and that became known at another. */
    ends: (table: 'role_grant_facts' | 'enrolment_facts', id: string, to: Date, knownAt: Date) =>
      one(
        `with former as (update ${table} set replaced_at = $3 where id = $1 and replaced_at is null returning *)
         insert into ${table} select (jsonb_populate_record(null::${table}, to_jsonb(former)
           || jsonb_build_object('version', former.version + 1, 'valid_to', $2::timestamptz, 'recorded_at', $3::timestamptz,
             'replaced_at', null))).* from former`,
        [id, to, knownAt],
      ),
    away: (personId: string, organisationId: string, tie: Tie) =>
      one(
        `insert into leave_facts (id, person_id, organisation_id, valid_from, valid_to, recorded_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [newId(), personId, organisationId, ...facts(tie)],
      ),
    class: async (organisationId: string, name: string, { at, kind = 'class' }: { at: Date; kind?: string }) => {
      const id = newId()
      await one(
        `insert into school_classes (id, organisation_id, kind, name, academic_year, created_at)
         values ($1, $2, $3, $4, '2026/2027', $5)`,
        [id, organisationId, kind, name, at],
      )
      return id
    },
    enrolled: async (personId: string, classId: string, tie: Tie): Promise<string> => {
      const id = newId()
      await one(
        `insert into enrolment_facts (id, class_id, person_id, kind, valid_from, valid_to, recorded_at)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [id, classId, personId, tie.role ?? 'pupil', ...facts(tie)],
      )
      return id
    },
    guards: (guardianId: string, childId: string, tie: Tie) =>
      one(
        `insert into guardianship_facts (id, guardian_id, child_id, valid_from, valid_to, recorded_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [newId(), guardianId, childId, ...facts(tie)],
      ),
    restricted: (guardianId: string, childId: string, tie: Tie) =>
      one(
        `insert into guardian_restriction_facts (id, guardian_id, child_id, valid_from, valid_to, recorded_at)
         values ($1, $2, $3, $4, $5, $6)`,
        [newId(), guardianId, childId, ...facts(tie)],
      ),
    expects: (organisationId: string, at: Date, numbers: (number | null)[]) =>
      one(
        `insert into expected_number_facts (organisation_id, valid_from, version, staff, children, classes, source, recorded_at)
         select $1::uuid, $2::timestamptz, coalesce(max(version), 0) + 1, $3, $4, $5, 'ОО-1', $2 from expected_number_facts
         where organisation_id = $1 and valid_from = $2`,
        [organisationId, at, ...numbers],
      ),
    oldChat: async (
      organisationId: string,
      { at, states, mistakenAt, ownOf = 'organisation' }: OldChat,
    ): Promise<void> => {
      const id = newId()
      await one(
        `insert into old_chats (id, organisation_id, messenger, name, kind, own_of, recorded_at, mistaken_at, mistaken_reason)
         values ($1, $2, 'whatsapp', 'Педсовет', 'staff', $3, $4, $5::timestamptz, case when $5::timestamptz is not null then 'дважды' end)`,
        [id, organisationId, ownOf, at, mistakenAt],
      )
      for (const [status, moment] of states) {
        await one(
          `insert into old_chat_states (id, chat_id, status, evidence, at) values ($1, $2, $3, 'снимок экрана', $4)`,
          [...[newId(), id, status, moment]],
        )
      }
    },
    declared: (organisationId: string, at: Date) =>
      one(
        `insert into old_chat_declarations (id, organisation_id, declared_by, at, chats) values ($1, $2, $1, $3, 0)`,
        [newId(), organisationId, at],
      ),
    notice: async (organisationId: string, dueAt: Date, authorId: string, withdrawnAt: Date | null = null) => {
      const id = newId()
      await one(
        `insert into notices (id, organisation_id, author_id, title, text, circle, due_at, sent_at, withdrawn_at, withdrawn_by)
         values ($1, $2, $3, 'Письмо', 'Текст', '{}', $4::timestamptz, $4::timestamptz - interval '3 days', $5::timestamptz,
           case when $5::timestamptz is not null then $3::uuid end)`,
        [id, organisationId, authorId, dueAt, withdrawnAt],
      )
      return id
    },
    /** Whom a notice asks, when each acknowledged it, and from when until when somebody was asked no longer. */
    asks: async (
      noticeId: string,
      organisationId: string,
      people: [string, Date | null, Date?, Date?][],
    ): Promise<void> => {
      for (const [personId, acknowledgedAt, awayFrom, awayTo = null] of people) {
        const away = awayFrom && !awayTo ? awayFrom : null
        await one(
          `insert into notice_recipients (notice_id, organisation_id, person_id, role, position, class_name, asked_at,
             acknowledged_at, away, away_since)
           select id, $2, $3, 'teacher', '', '', sent_at, $4, $5, $6 from notices where id = $1`,
          [noticeId, organisationId, personId, acknowledgedAt, away && 'left', away],
        )
        if (!awayFrom) continue
        await one(
          `insert into notice_absences (notice_id, organisation_id, person_id, why, from_at, to_at)
           values ($1, $2, $3, 'left', $4, $5)`,
          [noticeId, organisationId, personId, awayFrom, awayTo],
        )
      }
    },
    used: (personId: string, at: Date) =>
      one(
        `insert into uses (person_id, day, first_at, last_at) values ($1, ($2::timestamptz at time zone 'UTC')::date, $2, $2)`,
        [personId, at],
      ),
  }
}
