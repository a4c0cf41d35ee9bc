// W23: until an office wants them, nobody draws a number at home.
export const FROM_HOME = `
  UPDATE settings SET settings = json_insert(settings, '$.fromHome',
    json('{"isOffered":false,"perDay":20,"perNetwork":3,"wayMin":20,"graceMin":15}'));
`;
