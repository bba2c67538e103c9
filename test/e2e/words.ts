/** What the citizen looks for on the pages, in either language. */
export const words = {
  id: {
    switch: 'Indonesia',
    service: 'KTP-el',
    small: 'Pindah dan datang',
    chooseDay: 'Pilih hari',
    next: 'Lanjut',
    take: 'Ambil nomor antrean',
    priority: 'Saya lansia',
    cancel: 'Batalkan nomor',
    confirmCancel: 'Ya, batalkan',
    cancelled: 'sudah dibatalkan',
  },
  en: {
    switch: 'English',
    service: 'Identity card (KTP-el)',
    small: 'Moving out and moving in',
    chooseDay: 'Choose a day',
    next: 'Continue',
    take: 'Take my queue number',
    priority: 'I am elderly',
    cancel: 'Cancel this number',
    confirmCancel: 'Yes, cancel it',
    cancelled: 'was cancelled',
  },
} as const;
