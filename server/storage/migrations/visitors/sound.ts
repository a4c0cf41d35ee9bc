// D12: the gong has a choice, a volume by the time of day, and a voice beside it, silent until an office wants it.
export const SOUND = `
  UPDATE settings SET settings = json_remove(json_insert(settings, '$.sound', json_object(
    'gong', CASE WHEN json_extract(settings, '$.display.gong') THEN 'falling' END,
    'voice', json('[]'),
    'volumes', json('[{"from":"00:00","percent":100}]'))), '$.display.gong');
`;
