import { ArrowUpOutlined } from '@ant-design/icons'
import { Button, Checkbox } from 'antd'
import type { Channel } from '../../api/message'
import { useTexts } from '../../texts'
import { allChannels, sooner } from './draft'

/** Which channels are tried, and in which order; the template itself is always one of them. */
export function ChannelOrder({
  channels,
  put,
  disabled,
}: {
  channels: Channel[]
  put: (channels: Channel[]) => void
  disabled: boolean
}) {
  const texts = useTexts().messages
  const left = allChannels.filter((one) => !channels.includes(one))
  return (
    <div className="channels">
      {[...channels, ...left].map((one, index) => (
        <div key={one}>
          <Checkbox
            checked={index < channels.length}
            disabled={disabled || one === 'WECHAT_TEMPLATE'}
            onChange={(event) =>
              put(event.target.checked ? [...channels, one] : channels.filter((other) => other !== one))
            }
          >
            {index < channels.length && <b className="number">{index + 1} </b>}
            {texts.channelNames[one]}
          </Checkbox>
          <span className="faint small">{texts.channelHints[one]}</span>
          {index > 0 && index < channels.length && !disabled && (
            <Button
              size="small"
              type="text"
              icon={<ArrowUpOutlined />}
              aria-label={texts.sooner(texts.channelNames[one])}
              onClick={() => put(sooner(channels, one))}
            />
          )}
        </div>
      ))}
    </div>
  )
}
