// Shows the survey that the page's address names. What stands in the address is only ever an attribute or a text.

const wanted = new URLSearchParams(location.search);
const survey = document.createElement('touchstone-survey');
const code = ['<script src="' + new URL('touchstone.js', location.href) + '" async></script>', '<touchstone-survey'];

['link', 'language', 'layout', 'mode', 'attributes'].forEach(name => {
  const value = wanted.get(name);
  const field = document.getElementById(name);
  if (value) {
    field.value = value;
    survey.setAttribute(name, value);
    code[1] += ' ' + name + '="' + value.replace(/&/g, '&amp;').replace(/"/g, '&quot;') + '"';
  }
});
survey.setAttribute('unavailable-text', 'This survey takes no answers.');
document.getElementById('code').textContent = code.join('\n') + '></touchstone-survey>';

['ready', 'answer', 'submit', 'queued', 'close', 'error'].forEach(name => survey.addEventListener('touchstone-' + name, event => {
  const line = document.createElement('li');
  line.textContent = event.type + ' ' + JSON.stringify(event.detail);
  document.getElementById('events').append(line);
}));
if (wanted.get('link')) {
  document.getElementById('place').append(survey);
  if (wanted.get('mode') === 'dialog') {
    customElements.whenDefined('touchstone-survey').then(() => survey.open());
  }
}
