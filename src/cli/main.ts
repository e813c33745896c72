console.log('packetwalk check|run|export FILE');
