import type { Problem } from '../api/http'
import { yuan } from '../format/format'
import type { Texts } from '../texts/zh-CN'

const kindOf = ({ type }: Problem) => type?.split('/').at(-1) ?? ''

/**
 * Why something was refused, in the reader's words if there are some. Drivers cannot sign in where staff do, so they
 * read otherwise whose session ended.
 */
export function reasonOf(problem: Problem, { errors }: Texts, forbidden: string, stranger = errors.signedOut): string {
  if (problem.status === 401) return stranger
  return errors.kinds[kindOf(problem)] ?? (problem.status === 403 ? forbidden : problem.title || errors.network)
}

const named = /\{(\w+)\}/g

/** The amounts that a refusal tells, a sentence each; one of which the service did not tell the amounts is left out. */
export function amountsOf(problem: Problem, { errors }: Texts): string[] {
  return (errors.amounts[kindOf(problem)] ?? [])
    .filter((sentence) => [...sentence.matchAll(named)].every(([, name = '']) => typeof problem[name] === 'number'))
    .map((sentence) => sentence.replace(named, (_, name: string) => yuan(Number(problem[name]))))
}

/** What the service says in its own words, which are English. */
export function technicalOf({ detail, findings }: Problem): string[] {
  const said = (Array.isArray(findings) ? findings : []).filter((one): one is string => typeof one === 'string')
  return said.length > 0 ? said : [detail].filter((one) => one !== undefined)
}
