import type { Problem } from '../api/http'
import type { Texts } from '../texts/zh-CN'

/** Why something was refused, in the reader's words if there are some. Drivers cannot sign in where staff do, so they read otherwise whose session ended. */
export function reasonOf(problem: Problem, { errors }: Texts, forbidden: string, stranger = errors.signedOut): string {
  if (problem.status === 401) return stranger
  const kind = problem.type?.split('/').at(-1) ?? ''
  return errors.kinds[kind] ?? (problem.status === 403 ? forbidden : problem.title || errors.network)
}
