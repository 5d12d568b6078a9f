import { expect, test } from 'vitest'
import { type Looked, looking } from './looking'

/** Answers when it is told to. */
function slow() {
  const answers = new Map<string, { come: (preview: string) => void; fail: (failure: Error) => void }>()
  const ask = (wish: string) => new Promise<string>((come, fail) => answers.set(wish, { come, fail }))
  const shown: Looked<string, string>[] = []
  return { answers, shown, ...looking(ask, (looked) => shown.push(looked)) }
}

test('shows what the wish would do', async () => {
  const { answers, shown, look } = slow()
  const looked = look('A')
  answers.get('A')?.come('a')
  await looked
  expect(shown).toEqual([{ busy: true }, { busy: false, seen: { wish: 'A', preview: 'a' } }])
})

test('an answer that comes after the form changed is dropped, and so is its failure', async () => {
  const { answers, shown, look, forget } = slow()
  const first = look('A')
  forget()
  const second = look('B')
  forget()
  answers.get('A')?.come('a')
  answers.get('B')?.fail(new Error('late'))
  await Promise.all([first, second])
  expect(shown.at(-1)).toEqual({ busy: false })
  expect(shown.some((one) => one.seen || one.problem)).toBe(false)
})

test('of two looks the later one counts, whichever answers last', async () => {
  const { answers, shown, look } = slow()
  const both = [look('A'), look('B')]
  answers.get('B')?.come('b')
  answers.get('A')?.come('a')
  await Promise.all(both)
  expect(shown.at(-1)).toEqual({ busy: false, seen: { wish: 'B', preview: 'b' } })
})
