import { ProgressBar, QrCode, Wall } from '../design/index.ts';

/** Sign-in wall with a lost link. */
export function KitWallPage() {
  return (
    <Wall title="第一党支部 · 党员大会 14:30" linkLost>
      <QrCode text="https://example.invalid/s/4827" label="签到二维码，也可输入 4827" />
      <ProgressBar label="实到" done={31} whole={42} unit="人" />
      <p>请用微信或相机扫码，或输 4827</p>
    </Wall>
  );
}
