import { useCallback, useEffect } from 'preact/hooks';
import { useDesk } from '../staff/desk.tsx';
import type { Session } from '../staff/sign-in/session.ts';
import './kiosk.css';
import './paper.css';
import { Frame, ScreenPage } from './frame.tsx';
import { signedInAgain } from './out.tsx';
import { ScannedKeys } from './scan/scanned-keys.ts';
import { Camera, Keypad, Scan } from './screens/booked.tsx';
import { Start } from './screens/start.tsx';
import { TicketScreen } from './screens/ticket.tsx';
import { Refused, Unsure, Working } from './screens/trouble.tsx';
import { AskPriority, ChooseService } from './screens/walk-in.tsx';
import { useWords } from './texts/use-words.ts';
import { useHall } from './use-hall.ts';
import { useIdle } from './use-idle.ts';
import { useKiosk } from './use-kiosk.ts';

/** Where people check in themselves or take a number. Whoever leaves it, the next one finds its start. */
export function Kiosk({ office }: { office: string }) {
  const { session, person } = useDesk();
  if (!person.groups.includes(`${office}/kiosk`)) {
    return <OtherAccount office={office} onSignOut={() => void session.signOut()} />;
  }
  return <Machine office={office} session={session} />;
}

function Machine({ office, session }: { office: string; session: Session }) {
  const { language, speak } = useWords();
  const token = useCallback(() => session.token, [session]);
  const signIn = useCallback(() => void session.signIn(), [session]);
  const { board, now } = useHall(office);
  const { screen, show, checkIn, takeNumber } = useKiosk({ office, token, onSignedOut: signIn });
  const scanned = useCallback((code: string) => checkIn(code, 'scan'), [checkIn]);
  const toStart = useCallback(() => {
    show({ kind: 'start' });
    speak('id');
  }, [show, speak]);
  const isWorking = screen.kind === 'working';
  const left = useIdle(!isWorking && (screen.kind !== 'start' || language !== 'id'), toStart);
  useScanner(scanned);
  useEffect(() => {
    signedInAgain();
    document.documentElement.classList.add('kiosk-screen');
    return () => document.documentElement.classList.remove('kiosk-screen');
  }, []);

  return (
    <Frame office={office} now={now}>
      {screen.kind === 'start' && (
        <Start
          day={board?.day}
          onBooked={() => show({ kind: 'scan' })}
          onWalkIn={() => show({ kind: 'service' })}
        />
      )}
      {screen.kind === 'scan' && (
        <Scan
          onType={() => show({ kind: 'keypad' })}
          onCamera={() => show({ kind: 'camera' })}
          onBack={toStart}
        />
      )}
      {screen.kind === 'camera' && <Camera onCode={scanned} onBack={() => show({ kind: 'scan' })} />}
      {screen.kind === 'keypad' && (
        <Keypad
          office={office}
          onCode={(number) => checkIn(number, 'type')}
          onBack={() => show({ kind: 'scan' })}
        />
      )}
      {screen.kind === 'service' && (
        <ChooseService
          office={office}
          board={board}
          onChoose={(service) => show({ kind: 'priority', service })}
          onBack={toStart}
        />
      )}
      {screen.kind === 'priority' && (
        <AskPriority
          office={office}
          service={screen.service}
          onAnswer={(priority) => takeNumber({ service: screen.service, priority })}
          onBack={() => show({ kind: 'service' })}
        />
      )}
      {screen.kind === 'working' && <Working way={screen.way} slow={screen.slow} />}
      {screen.kind === 'ticket' && (
        <TicketScreen
          key={screen.arrived.ticket.id}
          way={screen.way}
          arrived={screen.arrived}
          office={office}
          onDone={toStart}
        />
      )}
      {screen.kind === 'refused' && (
        <Refused
          problem={screen.problem}
          way={screen.way}
          onTakeNumber={() => show({ kind: 'service' })}
          onRetry={() => show({ kind: 'scan' })}
          onStart={toStart}
        />
      )}
      {screen.kind === 'unsure' && <Unsure way={screen.way} onRetry={screen.retry} onStart={toStart} />}
      {left !== undefined && <StillHere seconds={left} />}
    </Frame>
  );
}

/** Signed in as the kiosk of another office. */
function OtherAccount({ office, onSignOut }: { office: string; onSignOut: () => void }) {
  const { t } = useWords();
  return (
    <Frame office={office}>
      <ScreenPage title={t.out.title} lead={t.out.other}>
        <button type="button" class="choice-key choice-key-low" onClick={onSignOut}>
          <b>{t.out.signOut}</b>
        </button>
      </ScreenPage>
    </Frame>
  );
}

/** Any touch keeps the screen; the button says so. */
function StillHere({ seconds }: { seconds: number }) {
  const { t } = useWords();
  return (
    <div class="still-here" role="alertdialog" aria-label={t.idle.title}>
      <p>
        <b>{t.idle.title}</b> {t.idle.text(seconds)}
      </p>
      <button type="button" class="key key-word key-done">
        {t.idle.stay}
      </button>
    </div>
  );
}

/** Checks in whatever the scanner reads, on every screen; its Enter presses no button. */
function useScanner(onCode: (code: string) => void): void {
  useEffect(() => {
    const keys = new ScannedKeys();
    const press = (event: KeyboardEvent) => {
      const code = keys.press(event.key, performance.now());
      if (code === undefined) return;
      event.preventDefault();
      onCode(code);
    };
    addEventListener('keydown', press, { capture: true });
    return () => removeEventListener('keydown', press, { capture: true });
  }, [onCode]);
}
