document.getElementById('root')!.textContent = 'ChargeLedger'
