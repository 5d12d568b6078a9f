import type { Problem } from '../api/http'
import type { Texts } from '../texts/zh-CN'

/** Why something was refused, in the reader's words if there are some. Only drivers read that they are strangers: staff are led to sign in. */
export function reasonOf(problem: Problem, { errors, my }: Texts, forbidden: string): string {
  if (problem.status === 401) return my.stranger
  const kind = problem.type?.split('/').at(-1) ?? ''
  return errors.kinds[kind] ?? (problem.status === 403 ? forbidden : problem.title || errors.network)
}
