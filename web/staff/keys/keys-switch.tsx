import { switchKeys } from './use-keys.ts';

interface Props {
  readonly off: boolean;
  readonly onSwitch: (off: boolean) => void;
  readonly children: preact.ComponentChildren;
}

/** Whether single letters are commands on this computer. */
export const KeysSwitch = ({ off, onSwitch, children }: Props) => (
  <label class="keys-switch">
    <input
      type="checkbox"
      checked={!off}
      onChange={({ currentTarget: { checked } }) => {
        switchKeys(checked);
        onSwitch(!checked);
      }}
    />
    <span>{children}</span>
  </label>
);

/** The key of a button, on it. */
export const KeyCap = ({ of: name }: { of: string }) => (
  <span class="key" aria-hidden="true">
    {name}
  </span>
);
