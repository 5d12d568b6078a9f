import type { Payout } from '../../api/wallet'
import type { Texts } from '../../texts/zh-CN'

type Part = Payout['parts'][number]

/**
 * What WeChat last said of a part, where that is more than its state: a word of ours, or its code and its own words.
 */
export function answerOf(
  { state, lastAnswer }: Pick<Part, 'state' | 'lastAnswer'>,
  { refundBatch }: Texts,
): string | undefined {
  if (!lastAnswer || (lastAnswer === state && !refundBatch.problems[lastAnswer])) return undefined
  const [code = ''] = lastAnswer.split(':')
  return refundBatch.problems[code] ?? lastAnswer
}
