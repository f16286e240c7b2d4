import './app/mantine.css';
import './app/styles.css';
import { createRoot } from 'react-dom/client';
import { queryClient } from './api/query-client.ts';
import { App } from './app/app.tsx';
import { installDebug } from './app/debug.ts';
import { startLanguage } from './language/language.ts';
import { publicationQuery } from './publication/publication.query.ts';
import { userQuery } from './session/user.query.ts';

// Asked before anything is drawn: every page wants both. What goes wrong is kept with the query, for whoever shows it.
const shownLater = () => undefined;
queryClient.query(userQuery).catch(shownLater);
queryClient.query(publicationQuery).catch(shownLater);
installDebug();

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
// The reader's language is on its way together with the answers.
void startLanguage().then(() => createRoot(root).render(<App />));
