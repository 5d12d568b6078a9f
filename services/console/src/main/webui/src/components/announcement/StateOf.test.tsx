import { expect, test } from 'vitest'
import type { Act, Announcement } from '../../api/announcement'
import { renderToString } from '../../texts/spoken'
import { StateOf } from './StateOf'

const shown = (withdrawn: number, acts: Act[]) =>
  renderToString(
    <StateOf shown={{ state: 'FINISHED', reason: null, detail: null, withdrawn, acts } as unknown as Announcement} />,
  )

test.each<[number, Act[], boolean]>([
  [1, ['TAKE_DOWN'], true], [0, ['TAKE_DOWN'], false], [1, [], false],
])('%i withdrew, and it can be acted on by %j: marked red %s', (withdrawn, acts, marked) => {
  expect(shown(withdrawn, acts).includes('ant-tag-error')).toBe(marked)
  expect(shown(withdrawn, acts).includes('请下架')).toBe(marked)
})
