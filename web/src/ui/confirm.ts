import { requests } from './requests.ts'

export interface Question {
  title: string
  text?: string
  /** What will be done, as a verb: «Удалить у всех». */
  action: string
  danger?: boolean
}

export interface QuestionRequest extends Question {
  answer: (yes: boolean) => void
}

export const questionRequests = requests<QuestionRequest>()

/** Asks before what cannot be undone: `if (await confirm({ title, action, danger: true })) …`. Prefer toastUndo where it can. */
export function confirm(question: Question): Promise<boolean> {
  return new Promise((resolve) => {
    const request: QuestionRequest = {
      ...question,
      answer: (yes) => {
        questionRequests.remove(request)
        resolve(yes)
      },
    }
    questionRequests.add(request)
  })
}
