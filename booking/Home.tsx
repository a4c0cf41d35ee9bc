// The bare address: what it is for, and how to get to one's own ticket.
import { Speaking, useWords } from '../ui/words';
import { SPOKEN, useLanguage } from './language';
import { Page } from './Page';

const Said = ({ onLanguage }: { onLanguage: ReturnType<typeof useLanguage>[1] }) => {
  const { t } = useWords();
  return (
    <Page title={t('ticket.home')} owner={t('common.appName')} languages={SPOKEN} onLanguage={onLanguage}>
      <h1 class="kern-heading-large">{t('ticket.home')}</h1>
      <p class="kern-body kern-body--large">{t('ticket.homeHow')}</p>
    </Page>
  );
};

export const Home = () => {
  const [language, setLanguage] = useLanguage(SPOKEN);
  return (
    <Speaking language={language}>
      <Said onLanguage={setLanguage} />
    </Speaking>
  );
};
