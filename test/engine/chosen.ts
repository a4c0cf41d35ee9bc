// In the tests that run over PostgreSQL: the same tests as over a file, told by this.
process.env['TEST_ENGINE'] = 'postgres';
