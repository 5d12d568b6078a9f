import type { ThemeConfig } from 'antd'

/**
 * Calm ground, one brand colour, and red for money that waits for somebody. Each pair of text and ground has a
 * contrast of at least 4.5, which the shades that Ant Design derives from a dark brand colour have not.
 */
export const theme: ThemeConfig = {
  token: {
    colorPrimary: '#0f5f5c',
    colorPrimaryBg: '#e6f2f1',
    colorPrimaryBgHover: '#d5e9e7',
    colorPrimaryBorder: '#b5d6d3',
    colorInfo: '#0f5f5c',
    colorInfoBg: '#e6f2f1',
    colorInfoBorder: '#b5d6d3',
    colorSuccess: '#2b7a52',
    colorSuccessBg: '#e9f5ee',
    colorSuccessBorder: '#bfe0cd',
    colorError: '#c2412d',
    colorErrorHover: '#a93826',
    colorErrorActive: '#8f2f20',
    colorWarning: '#8a5a12',
    colorWarningBg: '#fdf3dc',
    colorWarningBorder: '#ecd29a',
    colorBgLayout: '#f3f6f6',
    colorTextBase: '#1c2b2b',
    colorTextDescription: '#5a6a6a',
    colorTextPlaceholder: '#667575',
    colorTextDisabled: '#5c6b6b',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans SC', system-ui, sans-serif",
  },
  components: {
    Layout: { siderBg: '#0b3a3a', headerBg: '#ffffff', headerHeight: 52, headerPadding: '0 20px' },
    Menu: { darkItemBg: '#0b3a3a', darkItemSelectedBg: '#14615d', darkItemColor: '#b9d3d1' },
    Table: {
      headerBg: '#eaf0f0',
      cellPaddingBlockSM: 7,
      headerColor: '#4a5c5c',
      rowHoverBg: '#f2f8f7',
      rowSelectedBg: '#e9f1f0',
      rowSelectedHoverBg: '#dfebe9',
    },
    Card: { bodyPaddingSM: 16 },
    Descriptions: { labelColor: '#5a6a6a' },
  },
}
