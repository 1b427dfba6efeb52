"""The sixth stage, where people agree or are adjudicated; its tables come with adjudication."""
