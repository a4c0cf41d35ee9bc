// Where the keyboard is after a form was sent in which something is wrong.
import { act, cleanup, fireEvent, render, screen } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { Form } from '../../admin/parts/Form';
import { Button, Field } from '../../ui/kit';

afterEach(cleanup);

/** Two fields; which is faulty is found by the page at once, or told later. */
const Asking = ({ find }: { find: () => string }) => {
  const [fault, setFault] = useState('');
  const [text, setText] = useState('');
  const field = (label: string) => (
    <Field label={label} value={text} onInput={setText} error={fault === label && 'no'} />
  );
  return (
    <Form onSubmit={() => setFault(find())}>
      {field('Name')}
      {field('Ort')}
      <Button type="submit">Senden</Button>
      <Button onClick={() => setFault('Name')}>Der Server</Button>
    </Form>
  );
};

const press = (name: string) => {
  const button = screen.getByRole('button', { name });
  button.focus();
  act(() => {
    fireEvent.click(button);
  });
};
const focused = () => document.activeElement;

test('U4 a form that cannot be sent leads to its first fault, each time', () => {
  render(<Asking find={() => 'Ort'} />);
  press('Senden');
  expect(focused()).toBe(screen.getByLabelText('Ort'));
  press('Senden');
  expect(focused()).toBe(screen.getByLabelText('Ort'));
});

test('U4 what the server finds fault with has the focus when it says so, unless somebody types on', () => {
  render(<Asking find={() => ''} />);
  press('Senden');
  press('Der Server');
  expect(focused()).toBe(screen.getByLabelText('Name'));
  press('Senden');
  act(() => {
    fireEvent.input(screen.getByLabelText('Ort'), { target: { value: 'Lünen' } });
  });
  press('Der Server');
  expect(focused()).toBe(screen.getByRole('button', { name: 'Der Server' }));
});
